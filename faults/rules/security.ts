import type { JsonObject } from './security-shared.ts';
import { soundRules } from '../../tenant/index.ts';
