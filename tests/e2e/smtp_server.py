"""A mail server on this machine for outbox.test.mjs: says its port, then every mail as a line of JSON, parsed by Python's own reader.

Options, as one JSON object: tls (certificate and key for STARTTLS), user and password, what to do with receivers whose address begins
with `refused`, `later`, `hang` or `drop`: refuse, refuse for now, never answer, close the connection in the middle; hang (true: never answer
anybody).
"""
import asyncio
import email
import email.policy
import itertools
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(**what):
    print(json.dumps(what), flush=True)


class Server(SMTP):
    """Of one connection, which has a number."""

    count = itertools.count(1)

    def __init__(self, *arguments, **more):
        super().__init__(*arguments, **more)
        self.number = next(self.count)
        say(connection=self.number)


class Handler:
    def __init__(self, options):
        self.options = options

    async def handle_RCPT(self, server, session, envelope, address, options):
        say(rcpt=address, tls=session.ssl is not None, login=session.auth_data, connection_used=server.number)
        if address.startswith('refused'):
            return '550 5.1.1 No such user: ' + address
        if address.startswith('later'):
            return '451 4.3.0 Try again later'
        if address.startswith('hang') or self.options.get('hang'):
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith('drop'):
            server.transport.abort()
            return '451 never seen'
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
        say(
            mail_from=envelope.mail_from,
            to=envelope.rcpt_tos,
            headers=[[name, str(value)] for name, value in message.items()],
            defects=[str(defect) for part in message.walk() for defect in part.defects],
            longest=max(len(line) for line in envelope.original_content.split(b'\r\n')),
            parts=parts,
            tls=session.ssl is not None,
            login=session.auth_data,
            connection_used=server.number,
        )
        return '250 OK'


async def main():
    options = json.loads(sys.argv[1]) if len(sys.argv) > 1 else {}
    more = {}
    if 'tls' in options:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options['tls'])
        more.update(tls_context=context, require_starttls=True)
    if 'user' in options:

        def authenticate(server, session, envelope, mechanism, data):
            good = (data.login.decode(), data.password.decode()) == (options['user'], options['password'])
            return AuthResult(success=good, auth_data=data.login.decode() if good else None)

        more.update(authenticator=authenticate, auth_required=True)
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(Handler(options), enable_SMTPUTF8=True, hostname='localhost', **more), '127.0.0.1', options.get('port', 0)
    )
    say(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
