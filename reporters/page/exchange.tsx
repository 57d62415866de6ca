/** @jsxImportSource preact */
import type { HttpExchangeBody, HttpExchangeNameValue } from 'allure-js-commons';
import type { Exchange } from '../../src/evidence/failure-evidence.ts';
import type { EvidenceLimits } from './evidence-limits.ts';

const headerLines = (headers: readonly HttpExchangeNameValue[] = []): readonly string[] =>
  headers.map(({ name, value }) => `${name}: ${value}`);

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text) as unknown, null, 2);
  } catch {
    return text;
  }
}

function bodyText({ value = '', encoding, size, form, truncated }: HttpExchangeBody, most: number): string {
  if (form) return form.map((field) => `${field.name}=${field.value}`).join('\n');
  if (encoding === 'base64') return `(${size ?? value.length} bytes that are no text)`;
  const text = readable(value);
  if (text.length > most) return `${text.slice(0, most)}\n… ${text.length} characters, all of them in conformance.json`;
  return truncated ? `${text}\n… ${size === undefined ? 'cut' : `${size} bytes in all`}` : text;
}

function message(first: string, headers: readonly string[], body: HttpExchangeBody | undefined, most: number): string {
  const text = body ? bodyText(body, most) : '';
  return [first, ...headers, ...(text === '' ? [] : ['', text])].join('\n');
}

/** A request and its response, side by side where there is room. */
export const ExchangeView = ({
  exchange,
  limits,
}: {
  readonly exchange: Exchange;
  readonly limits: EvidenceLimits;
}) => {
  const { request, response, error } = exchange.http;
  const answered = response
    ? message(
        [response.status, response.statusText].filter(Boolean).join(' '),
        headerLines(response.headers),
        response.body,
        limits.body,
      )
    : `no answer${error?.message === undefined ? '' : `: ${error.message}`}`;
  return (
    <div class="exchange">
      <figure>
        <figcaption>
          Request <span class="dim">by {exchange.speaker}</span>
        </figcaption>
        <pre tabIndex={0}>
          {message(`${request.method} ${request.url}`, headerLines(request.headers), request.body, limits.body)}
        </pre>
      </figure>
      <figure>
        <figcaption>
          Response <span class="dim">after {Math.round(exchange.milliseconds)} ms</span>
        </figcaption>
        <pre tabIndex={0}>{answered}</pre>
      </figure>
    </div>
  );
};

interface EarlierProps {
  readonly exchanges: readonly Exchange[];
  readonly limits: EvidenceLimits;
}

/** The calls of a test that came before the one that counts, one line each until it is opened. */
export const EarlierCalls = ({ exchanges, limits }: EarlierProps) => {
  const shown = limits.earlier === 0 ? [] : exchanges.slice(-limits.earlier);
  const left = exchanges.length - shown.length;
  return (
    <div class="earlier">
      {shown.length === 0 ? null : (
        <details class="aside">
          <summary>{shown.length === 1 ? 'The call before it' : `The ${shown.length} calls before it`}</summary>
          <ol>
            {shown.map((exchange) => (
              <li>
                <details>
                  <summary>
                    {exchange.speaker}: {exchange.operation} → {exchange.http.response?.status ?? 'no answer'}
                    <span class="dim"> · {Math.round(exchange.milliseconds)} ms</span>
                  </summary>
                  <ExchangeView exchange={exchange} limits={limits} />
                </details>
              </li>
            ))}
          </ol>
        </details>
      )}
      {left === 0 ? null : (
        <p class="dim">{left} earlier calls are left out to keep this page small; conformance.json has them.</p>
      )}
    </div>
  );
};
