import { createRequire } from 'node:module';
import type * as Commons from 'allure-js-commons';
import type * as Sdk from 'allure-js-commons/sdk/reporter';

const require = createRequire(import.meta.url);

// Allure's reporter is CommonJS, and requires this library: an import would load a second copy of it, thirty modules of another kind.
export const { Stage, Status } = require('allure-js-commons') as typeof Commons;
export const { FileSystemWriter } = require('allure-js-commons/sdk/reporter') as typeof Sdk;
