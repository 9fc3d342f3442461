"""An app written with Debian's python3-authlib. Reads one JSON object a line, answers one a line.

First line: issuer, clientId, secret (a PEM private key for private_key_jwt), authMethod, redirectUri. Then each line is
a step by its name; an exception is answered as {"error": class and text} and does not end the program.
"""
import json
import secrets
import sys

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
from authlib.oauth2.rfc7523 import ClientSecretJWT, PrivateKeyJWT
from authlib.oidc.core import CodeIDToken

app = json.loads(sys.stdin.readline())
metadata = requests.get(app["issuer"] + "/.well-known/openid-configuration", timeout=10).json()
token_endpoint = metadata["token_endpoint"]
signed = {
    "private_key_jwt": PrivateKeyJWT(token_endpoint),
    "client_secret_jwt": ClientSecretJWT(token_endpoint),
}
method = app["authMethod"]
session = OAuth2Session(
    app["clientId"],
    app["secret"] or None,
    scope="openid profile email groups",
    redirect_uri=app["redirectUri"],
    code_challenge_method="S256",
    token_endpoint_auth_method=signed.get(method, method),
    revocation_endpoint_auth_method=signed.get(method, method),
)
if method in signed:
    session.register_client_auth_method(signed[method])
state = {"verifier": secrets.token_urlsafe(48), "nonce": secrets.token_urlsafe(16)}


def authorize(_):
    url, state["state"] = session.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=state["verifier"], nonce=state["nonce"]
    )
    return url


def exchange(step):
    token = session.fetch_token(
        token_endpoint,
        authorization_response=step["url"],
        state=state["state"],
        code_verifier=state["verifier"],
    )
    state["token"] = token
    return token["token_type"]


def verify(_):
    keys = JsonWebKey.import_key_set(requests.get(metadata["jwks_uri"], timeout=10).json())
    token = state["token"]
    claims = jwt.decode(
        token["id_token"],
        keys,
        claims_cls=CodeIDToken,
        claims_options={"iss": {"essential": True, "value": metadata["issuer"]}},
        claims_params={
            "nonce": state["nonce"],
            "client_id": app["clientId"],
            "access_token": token["access_token"],
        },
    )
    claims.validate()
    return dict(claims)


def userinfo(_):
    answer = session.get(metadata["userinfo_endpoint"])
    return {"status": answer.status_code, "claims": answer.json() if answer.ok else None}


def introspect(step):
    answer = session.introspect_token(
        metadata["introspection_endpoint"], token=state["token"][step.get("which", "access_token")]
    )
    return answer.json()


def refresh(_):
    before = dict(state["token"])
    state["token"] = session.refresh_token(token_endpoint, refresh_token=before["refresh_token"])
    state["old"] = before
    return state["token"]["refresh_token"] != before["refresh_token"]


def reuse(_):
    """The refresh token that was used up, as a thief would."""
    return session.refresh_token(token_endpoint, refresh_token=state["old"]["refresh_token"])


def revoke(_):
    return session.revoke_token(
        metadata["revocation_endpoint"], token=state["token"]["access_token"], token_type_hint="access_token"
    ).status_code


def machine(_):
    state["token"] = session.fetch_token(token_endpoint, grant_type="client_credentials")
    return state["token"]["token_type"]


for line in sys.stdin:
    step = json.loads(line)
    try:
        answer = {"answer": globals()[step["do"]](step)}
    except Exception as error:  # every refusal is an answer here
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
