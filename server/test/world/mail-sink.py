"""An SMTP server that takes every message and prints it as a line of JSON, read by Python's own parser.

Arguments: port, then optionally user, password, certificate file, key file: with them it wants STARTTLS and a sign-in.
"""
import asyncio, email, email.policy, json, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult


class Printer:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = lambda kind: (part := message.get_body((kind,))) and part.get_content()
        print(json.dumps({
            'envelopeFrom': envelope.mail_from,
            'envelopeTo': envelope.rcpt_tos,
            'headers': [[name, str(value)] for name, value in message.items()],
            'text': body('plain'),
            'html': body('html'),
            'encrypted': session.ssl is not None,
            'user': getattr(session, 'auth_data', None),
        }), flush=True)
        return '250 taken'


async def main():
    port, *rest = sys.argv[1:]
    options = {}
    if rest:
        user, password, certificate, key = rest
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)

        def authenticate(server, session, envelope, mechanism, given):
            right = given.login == user.encode() and given.password == password.encode()
            return AuthResult(success=right, handled=right, auth_data=user)

        options = {'tls_context': context, 'require_starttls': True, 'auth_required': True,
                   'auth_require_tls': True, 'authenticator': authenticate}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Printer(), **options), '0.0.0.0', int(port))
    print('"ready"', flush=True)
    await server.serve_forever()


asyncio.run(main())
