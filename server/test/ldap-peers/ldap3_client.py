"""An app written with Debian's python3-ldap3. Reads one JSON object a line, answers one a line.

First line: host, ldapPort, ldapsPort, ca, base, dn, secret. Then each line is a step by its name; an exception is
answered as {"error": class and text} and does not end the program.
"""
import json
import ssl
import sys

import ldap3

options = json.loads(sys.stdin.readline())
base = options["base"]
ldap3.set_config_parameter("RESTARTABLE_SLEEPTIME", 0)
tls = ldap3.Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=options["ca"])
server = ldap3.Server(options["host"], port=options["ldapsPort"], use_ssl=True, tls=tls, get_info=ldap3.ALL)
plain = ldap3.Server(options["host"], port=options["ldapPort"], tls=tls, get_info=ldap3.ALL)
state = {}


def connect(step):
    """Attribute names, values and entries are checked against our schema, which is what the defaults do."""
    state["connection"] = ldap3.Connection(
        server, step.get("dn", options["dn"]), step.get("secret", options["secret"]), auto_bind=True, raise_exceptions=True
    )
    return state["connection"].extend.standard.who_am_i()


def info(_):
    found, schema = server.info, server.schema
    return {
        "contexts": found.naming_contexts,
        "versions": found.supported_ldap_versions,
        "controls": [item[0] for item in found.supported_controls],
        "extensions": [item[0] for item in found.supported_extensions],
        "mechanisms": found.supported_sasl_mechanisms,
        "vendor": found.vendor_name,
        "schemaEntry": found.schema_entry,
        "mail": schema.attribute_types["mail"].equality,
        "classes": [name in schema.object_classes for name in ("inetOrgPerson", "groupOfNames", "posixAccount")],
        "undescribed": sorted(
            name
            for known in schema.object_classes.values()
            for name in (known.must_contain or []) + (known.may_contain or [])
            if name not in schema.attribute_types
        ),
    }


def reader(step):
    """Objects by definition: only what the class has may be asked for."""
    definition = ldap3.ObjectDef(step.get("classes", ["inetOrgPerson"]), state["connection"])
    found = ldap3.Reader(state["connection"], definition, base, step["query"]).search()
    return [{"dn": entry.entry_dn, "uid": entry.uid.value, "mail": entry.mail.value} for entry in found]


def read(step):
    state["connection"].search(step["dn"], "(objectClass=*)", ldap3.BASE, attributes=step.get("attributes", ["*", "+"]))
    return json.loads(state["connection"].response_to_json())["entries"]


def types(step):
    """Values as Python has them, by the syntaxes of our schema."""
    state["connection"].search(step["dn"], "(objectClass=*)", ldap3.BASE, attributes=["*", "+"])
    values = state["connection"].entries[0].entry_attributes_as_dict
    return {name: sorted({type(value).__name__ for value in values[name]}) for name in values}


def search(step):
    state["connection"].search(base, step["filter"], attributes=step.get("attributes", ["uid"]))
    return [entry.entry_dn for entry in state["connection"].entries]


def pages(step):
    found = state["connection"].extend.standard.paged_search(
        base, "(objectClass=person)", attributes=["uid"], paged_size=step["size"], generator=True
    )
    return [item["attributes"]["uid"][0] for item in found]


def compare(step):
    return state["connection"].compare(step["dn"], step["attribute"], step["value"])


def login(step):
    """As apps do: search with the app's account, bind as what was found, on a connection of its own."""
    state["connection"].search(base, f"(&(objectClass=person)(uid={step['username']}))", attributes=["uid"])
    if len(state["connection"].entries) != 1:
        return "unknown"
    visitor = ldap3.Connection(server, state["connection"].entries[0].entry_dn, step["secret"])
    return visitor.extend.standard.who_am_i() if visitor.bind() else visitor.result["description"]


def start_tls(_):
    connection = ldap3.Connection(
        plain, options["dn"], options["secret"], auto_bind=ldap3.AUTO_BIND_TLS_BEFORE_BIND, raise_exceptions=True
    )
    return [connection.tls_started, connection.extend.standard.who_am_i()]


def sasl_plain(step):
    connection = ldap3.Connection(
        server,
        authentication=ldap3.SASL,
        sasl_mechanism="PLAIN",
        sasl_credentials=(None, step["username"], step["secret"]),
        raise_exceptions=True,
    )
    connection.bind()
    return connection.extend.standard.who_am_i()


def away(_):
    """A strategy that connects again by itself."""
    state["restartable"] = ldap3.Connection(
        server, options["dn"], options["secret"], client_strategy=ldap3.RESTARTABLE, auto_bind=True
    )
    return state["restartable"].extend.standard.who_am_i()


def back(_):
    state["restartable"].search(base, "(uid=alice)", attributes=["uid"])
    return [entry.entry_dn for entry in state["restartable"].entries]


for line in sys.stdin:
    step = json.loads(line)
    try:
        answer = {"answer": globals()[step["do"]](step)}
    except Exception as error:  # every refusal is an answer here
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, default=str), flush=True)
