import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { currentCatalogue, lessonOf, partingOf, readFrozen, writeFrozen } from './freeze/catalogue.ts';

const command = {
  call: 'npm run freeze',
  about: `Freezes the catalogue of requirements: takes new ids, and refuses a frozen id that changed its meaning or vanished, so that
old reports stay readable.`,
  flags: {
    change: {
      type: 'string',
      value: '<id>',
      multiple: true,
      help: 'a frozen id that changed or vanished on purpose; once for each',
    },
  },
  exitCodes: { 0: 'frozen', 1: 'a frozen id changed or vanished' },
} as const;

await runCommand(command, ({ change = [] }) => {
  const current = currentCatalogue();
  const { added, changed, vanished } = partingOf(current, readFrozen());
  const open = [...changed, ...vanished];
  const unneeded = change.filter((id) => !open.includes(id));
  if (unneeded.length > 0)
    throw new CommandError(
      `--change: found ${unneeded.join(', ')}, expected an id that changed its meaning or vanished.`,
    );
  const refused = (ids: readonly string[]) => ids.filter((id) => !change.includes(id));
  const lesson = lessonOf({ added: [], changed: refused(changed), vanished: refused(vanished) });
  if (lesson.length > 0) {
    process.stderr.write(`${lesson.join('\n')}\n`);
    return 1;
  }
  writeFrozen(current);
  say(`Frozen: ${Object.keys(current).length} requirements, ${added.length} new, ${open.length} changed.`);
  return 0;
});
