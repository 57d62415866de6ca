import { settings } from '../src/config/index.ts';
import { clearResults } from '../src/run/clear-results.ts';

// A run whose command line was refused leaves no report of an earlier one beside it either.
clearResults(settings.resultsDir);
