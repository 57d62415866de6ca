import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';

/** Query parameters whose values are secret; Playwright's own step titles and call logs quote whole addresses. */
const query =
  /\b(access_?token|refresh_?token|anonymous_token|subjectAccessToken|client_secret|code|code_verifier|token)=[^&\s"'<>\\]+/gi;
const path = /(\/signup\/optin\/)(?!refresh_token\b)[^/?\s"'<>\\]+/g;
const header = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;

/** What is typed into a page: only the login page of an identity provider is ever filled in. */
const typed = /\b(fill)(\(| )".*"/gis;

/** Removes what is secret from a text that Playwright itself wrote. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(query, '$1=<secret>')
    .replace(path, '$1<secret>')
    .replace(header, '$1 <secret>')
    .replace(typed, '$1$2"<secret>"');

interface Texts {
  message?: string;
  stack?: string;
  value?: string;
  snippet?: string;
}

function scrub(error: Texts | undefined): void {
  if (!error) return;
  for (const part of ['message', 'stack', 'value', 'snippet'] as const)
    if (error[part] !== undefined) error[part] = withoutSecrets(error[part]);
}

/** What Playwright hands over of a step beyond its published type: the address of a request stands in the subtitle and the parameters. */
interface Step extends TestStep {
  subtitle?: string;
  shortTitle?: string;
  params?: Record<string, unknown>;
}

/**
 * Rewrites what Playwright's own request steps say before any other reporter reads it: it is listed first. The suite's own
 * messages are free of secrets already, by the registered values.
 */
export default class Redaction implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: Step): void {
    this.rewrite(step);
  }

  onStepEnd(_test: TestCase, _result: TestResult, step: Step): void {
    this.rewrite(step);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const error of result.errors) scrub(error);
    scrub(result.error);
  }

  private rewrite(step: Step): void {
    for (const part of ['title', 'subtitle', 'shortTitle'] as const) {
      const text = step[part];
      if (text !== undefined) step[part] = withoutSecrets(text);
    }
    if (step.params)
      for (const [name, value] of Object.entries(step.params))
        if (typeof value === 'string') step.params[name] = name === 'value' ? '<secret>' : withoutSecrets(value);
    scrub(step.error);
  }
}
