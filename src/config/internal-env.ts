/** A word of the run's process to its workers about one target. */
export interface InternalVariable {
  /** What was told; nothing where nothing was. @param target the target's name, empty where the run has only one */
  of(target: string): string | undefined;
  tell(target: string, text: string): void;
}

/** A word that is passed on by the environment: no setting. Every target has a variable of its own. */
export function internalVariable(variable: string): InternalVariable {
  const nameFor = (target: string): string => (target === '' ? variable : `${variable}_${target}`);
  return {
    of: (target) => process.env[nameFor(target)],
    tell: (target, text) => {
      process.env[nameFor(target)] = text;
    },
  };
}
