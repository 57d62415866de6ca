import { ruleFaults, type Deviation } from '../../faults/index.ts';
import type { TenantOptions } from '../../tenant/index.ts';

/** Twenty faults of mixed kinds that can be combined: no two replace the same rule, and customers can still log in. */
export const twentyFaults = [
  'anonymous-login-takes-any-client',
  'login-ignores-hold',
  'login-tells-unknown-email',
  'logout-ends-all-refresh-tokens',
  'refresh-keeps-refresh-token',
  'validation-tells-no-time',
  'signup-fails-on-mixins',
  'signup-takes-email-twice',
  'signup-takes-long-currency',
  'opt-in-resend-answers-token',
  'service-create-answers-200',
  'service-list-counts-one-less',
  'profile-version-stands-still',
  'profile-patch-drops-mixins',
  'address-text-is-cut',
  'address-patch-replaces',
  'address-of-anybody',
  'address-list-empty-is-204',
  'address-delete-answers-200',
  'tags-add-counts-twice',
] as const;

const faultOf = (id: string) => {
  const fault = ruleFaults.find((each) => each.id === id);
  if (!fault) throw new Error(`There is no rule fault "${id}".`);
  return fault;
};

const deviationOf = ({ deviation }: ReturnType<typeof faultOf>): Deviation =>
  typeof deviation === 'function' ? deviation() : deviation;

/** The requirements that these faults break. */
export const requirementsBrokenBy = (ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => faultOf(id).breaks);

/** The options of a tenant with all these faults. */
export function tenantOptionsWithFaults(ids: readonly string[]): Pick<TenantOptions, 'rules' | 'wire'> {
  const deviations = ids.map((id) => deviationOf(faultOf(id)));
  const names = deviations.flatMap(({ rules = {} }) => Object.keys(rules));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`Two of the faults replace the rule "${twice}".`);
  const hooks = deviations.flatMap(({ wire }) => wire ?? []);
  return {
    rules: Object.assign({}, ...deviations.map(({ rules }) => rules)) as NonNullable<TenantOptions['rules']>,
    wire: async (exchange) => {
      for (const hook of hooks) await hook(exchange);
    },
  };
}
