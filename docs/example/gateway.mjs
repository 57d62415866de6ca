// A gateway with two services behind it: the reference tenant at TENANT_URL, and a loyalty service of its own. Prints its address.
import { createServer, request } from 'node:http';

const tenant = new URL(process.env.TENANT_URL ?? 'http://127.0.0.1:4010');

const answer = (response, status, body) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const server = createServer((incoming, response) => {
  if (/^\/loyalty\/\w+\/me\/balance$/.test(incoming.url ?? '')) {
    if (incoming.headers.authorization) answer(response, 200, { points: 0 });
    else
      answer(response, 401, {
        fault: {
          faultstring: 'Invalid Access Token',
          detail: { errorcode: 'keymanagement.service.invalid_access_token' },
        },
      });
    return;
  }
  const { method, headers } = incoming;
  const outgoing = request(new URL(incoming.url ?? '/', tenant), { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
    answered.pipe(response);
  });
  outgoing.on('error', () => response.writeHead(502).end());
  incoming.pipe(outgoing);
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
