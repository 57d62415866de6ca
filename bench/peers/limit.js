// Plain JavaScript: the peers' types are not installed where the suite is checked.
import { Pool } from 'undici';
import { validator } from '../checks.ts';
import { journey, newcomer, ready, take } from '../journey.ts';

/** The practical limit: kept-alive connections, compiled schemas, and nothing that anybody could read afterwards. */
const [url = '', tenant = '', client = '', journeys = '1', lanes = '1'] = process.argv.slice(2);
const pool = new Pool(url, { connections: Number(lanes) });

async function ask(step, values) {
  const { method, path, headers, body } = ready(step, values);
  const answer = await pool.request({ method, path, headers: { ...headers }, body: body ?? null });
  const text = await answer.body.text();
  if (answer.statusCode !== step.status) throw new Error(`${step.name}: ${answer.statusCode}, expected ${step.status}`);
  if (!step.schema) return;
  const parsed = JSON.parse(text);
  if (!validator(step.schema)(parsed)) throw new Error(`${step.name}: not a ${step.schema}`);
  take(step, parsed, values);
}

let left = Number(journeys);
async function lane() {
  while (left-- > 0) {
    const values = newcomer(tenant, client);
    for (const step of journey) await ask(step, values);
  }
}

await Promise.all(Array.from({ length: Number(lanes) }, lane));
await pool.close();
