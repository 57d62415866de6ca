import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What one run of a command has cost. */
export interface Cost {
  readonly code: number | null;
  readonly startedAt: number;
  readonly wallSeconds: number;
  /** Processor time of the whole process tree, the system's included; where a machine is shared, this says more than the wall. */
  readonly cpuSeconds: number;
  /** Most resident memory of the whole process tree at one moment, in MiB; looked at ten times a second. */
  readonly peakMiB: number;
  /** The most that a single process beneath the command held, in MiB. */
  readonly peakOfOneMiB: number;
  readonly output: string;
}

interface Process {
  readonly parent: number;
  readonly mebibytes: number;
}

const pageMiB = 4096 / 2 ** 20;

/** Every process of the machine; none where the system does not show them as Linux does, and memory is not measured. */
function processes(): ReadonlyMap<number, Process> {
  const all = new Map<number, Process>();
  if (!existsSync('/proc/self/statm')) return all;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [, pages = '0'] = readFileSync(`/proc/${name}/statm`, 'utf8').split(' ');
      all.set(Number(name), { parent: Number(parent), mebibytes: Number(pages) * pageMiB });
    } catch {
      // It has ended while it was looked at.
    }
  }
  return all;
}

/** Every process at or below this one. */
function processesBelow(root: number): readonly Process[] {
  const all = processes();
  const isBelow = (pid: number): boolean => pid === root || isBelowParent(all.get(pid)?.parent);
  const isBelowParent = (parent: number | undefined): boolean => parent !== undefined && parent > 1 && isBelow(parent);
  return [...all].filter(([pid]) => isBelow(pid)).map(([, each]) => each);
}

/** Runs a command, and says behind it what all its processes took of the processor. */
const timed = '"$@"; code=$?; times >&3; exit $code';

/** Of what a shell's `times` says: its second line is of the processes that it waited for, user and system. */
function processorSeconds(times: string): number {
  const [, line = ''] = times.trim().split('\n');
  const all = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  if (all.length !== 2) throw new Error(`The shell's times are "${times}", but must have two lines of two times.`);
  return all.reduce((sum, one) => sum + one, 0);
}

/** Runs a Node program and measures it from outside. */
export function measure(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Cost> {
  const startedAt = Date.now();
  const from = performance.now();
  const child = spawn('/bin/sh', ['-c', timed, 'sh', process.execPath, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const peaks = { peakMiB: 0, peakOfOneMiB: 0 };
  let [output, times] = ['', ''];
  const look = setInterval(() => {
    const all = child.pid === undefined ? [] : processesBelow(child.pid);
    const memory = all.map(({ mebibytes }) => mebibytes);
    peaks.peakMiB = Math.max(
      peaks.peakMiB,
      memory.reduce((one, other) => one + other, 0),
    );
    peaks.peakOfOneMiB = Math.max(peaks.peakOfOneMiB, ...memory);
  }, 100);
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    });
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    times += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      const wallSeconds = (performance.now() - from) / 1000;
      resolve({ code, startedAt, wallSeconds, cpuSeconds: processorSeconds(times), ...peaks, output });
    });
  });
}
