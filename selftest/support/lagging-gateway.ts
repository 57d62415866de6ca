import { request as ask, type IncomingMessage } from 'node:http';
import { startHttpServer } from './servers.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const pass = (target: URL, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const onward = ask({ hostname: target.hostname, port: target.port, method, path: url, headers }, (answer) => {
      const { statusCode = 502, headers: received } = answer;
      bytesOf(answer).then((bytes) => {
        resolve({ status: statusCode, headers: received, bytes });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });

/** A gateway that answers a read as it did before, for so many milliseconds after a change. */
export function startLaggingGateway(url: string, lag: number): ReturnType<typeof startHttpServer> {
  const seen = new Map<string, Answer>();
  let changed = 0;
  return startHttpServer((request, response) => {
    const { method, url: path, headers } = request;
    const key = `${headers.authorization ?? ''} ${path ?? ''}`;
    const answered = async (): Promise<Answer> => {
      const answer = await pass(new URL(url), request, await bytesOf(request));
      if (method !== 'GET' && answer.status < 300) changed = Date.now();
      const former = method === 'GET' && Date.now() - changed < lag ? seen.get(key) : undefined;
      if (method === 'GET' && !former) seen.set(key, answer);
      return former ?? answer;
    };
    answered().then(
      ({ status, headers: received, bytes }) => {
        const { 'transfer-encoding': chunked, ...rest } = received;
        response.writeHead(status, chunked === undefined ? received : rest).end(bytes);
      },
      () => response.destroy(),
    );
  });
}
