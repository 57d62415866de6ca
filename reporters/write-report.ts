import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../src/shared/whole-file.ts';
import { noteUnwritten } from './unwritten.ts';

/** Writes one report; where that fails, none is left that says something else. */
export function writeReport(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    rmSync(file, { force: true });
    noteUnwritten(path.basename(file), error);
  }
}
