// Preloaded into every process of a run by the bench: samples it, and writes the profile down when it ends.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const path = require('node:path');

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 1000 });
session.post('Profiler.start');
process.on('exit', () => {
  session.post('Profiler.stop', (_, result) => {
    if (result)
      writeFileSync(path.join(process.env.BENCH_PROFILES, `${process.pid}.json`), JSON.stringify(result.profile));
  });
});
