"""An app written with Debian's python3-ldap (OpenLDAP's library). Reads one JSON object a line, answers one a line.

First line: ldapUrl, ldapsUrl, ca, base, dn, secret. Then each line is a step by its name; an exception is answered as
{"error": class and text} and does not end the program.
"""
import json
import sys

import ldap
from ldap.controls import SimplePagedResultsControl
from ldap.controls.sss import SSSRequestControl
from ldap.ldapobject import ReconnectLDAPObject
from ldap.schema import SubSchema

options = json.loads(sys.stdin.readline())
base = options["base"]


def open_connection(url, kind=ldap.ldapobject.SimpleLDAPObject):
    connection = kind(url)
    connection.set_option(ldap.OPT_X_TLS_CACERTFILE, options["ca"])
    connection.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
    connection.set_option(ldap.OPT_X_TLS_NEWCTX, 0)
    return connection


def bind(url, dn, secret):
    connection = open_connection(url)
    connection.simple_bind_s(dn, secret)
    return connection


account = bind(options["ldapsUrl"], options["dn"], options["secret"])


def who_am_i(_):
    return account.whoami_s()


def schema(_):
    """All of the schema is parsed; what classes and rules name is looked up."""
    dn = account.search_subschemasubentry_s()
    found = SubSchema(account.read_subschemasubentry_s(dn), check_uniqueness=2)
    must, may = found.attribute_types(["inetOrgPerson", "posixAccount"])
    missing = [
        name
        for oid in found.listall(ldap.schema.ObjectClass)
        for known in [found.get_obj(ldap.schema.ObjectClass, oid)]
        for name in (*known.must, *known.may)
        if found.get_obj(ldap.schema.AttributeType, name) is None
    ]
    return {
        "dn": dn,
        "must": sorted(attribute.names[0] for attribute in must.values()),
        "may": sorted(attribute.names[0] for attribute in may.values()),
        "twice": [*found.non_unique_oids, *(name for names in found.non_unique_names.values() for name in names)],
        "missing": missing,
        "structural": found.get_obj(
            ldap.schema.ObjectClass, found.get_structural_oc(["top", "person", "organizationalPerson", "inetOrgPerson"])
        ).names[0],
    }


def search(step):
    found = account.search_s(base, ldap.SCOPE_SUBTREE, step["filter"], step.get("attributes", ["uid"]))
    return [[dn, {name: [value.decode() for value in values] for name, values in entry.items()}] for dn, entry in found]


def pages(step):
    """Page after page, with the cookie of the one before."""
    control = SimplePagedResultsControl(True, size=step["size"], cookie="")
    found = []
    while True:
        message = account.search_ext(base, ldap.SCOPE_SUBTREE, "(uid=*)", ["uid"], serverctrls=[control])
        _, entries, _, answered = account.result3(message)
        found.append([entry["uid"][0].decode() for _, entry in entries])
        control.cookie = next(c for c in answered if c.controlType == SimplePagedResultsControl.controlType).cookie
        if not control.cookie:
            return found


def sorted_by(step):
    control = SSSRequestControl(criticality=True, ordering_rules=step["by"])
    message = account.search_ext(base, ldap.SCOPE_SUBTREE, "(uid=*)", ["uid"], serverctrls=[control])
    _, entries, _, answered = account.result3(message)
    return [[entry["uid"][0].decode() for _, entry in entries], answered[0].result]


def compare(step):
    return account.compare_s(step["dn"], step["attribute"], step["value"].encode())


def start_tls(step):
    connection = open_connection(options["ldapUrl"])
    connection.start_tls_s()
    connection.simple_bind_s(step["dn"], step["secret"])
    return connection.whoami_s()


def login(step):
    return bind(options["ldapsUrl"], step["dn"], step["secret"]).whoami_s()


def password(step):
    """RFC 3062, by the person."""
    connection = bind(options["ldapsUrl"], step["dn"], step["old"])
    connection.passwd_s(step["dn"], step["old"], step["new"])
    return "changed"


def modify(step):
    connection = bind(options["ldapsUrl"], step["bindDN"], step["secret"])
    changes = [(getattr(ldap, f"MOD_{kind.upper()}"), name, [v.encode() for v in values] or None) for kind, name, values in step["changes"]]
    connection.modify_s(step["dn"], changes)
    return "changed"


reconnecting = []


def away(_):
    connection = open_connection(options["ldapsUrl"], ReconnectLDAPObject)
    connection.simple_bind_s(options["dn"], options["secret"])
    reconnecting.append(connection)
    return connection.whoami_s()


def back(_):
    return [dn for dn, _ in reconnecting[0].search_s(base, ldap.SCOPE_SUBTREE, "(uid=alice)", ["uid"])]


for line in sys.stdin:
    step = json.loads(line)
    try:
        answer = {"answer": globals()[step["do"]](step)}
    except Exception as error:  # every refusal is an answer here
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, default=str), flush=True)
