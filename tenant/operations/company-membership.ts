import { objectAt, stringAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer, LegalEntity } from '../model.ts';
import type { Call } from '../operation.ts';
import { validationError } from '../refusals.ts';

/** @throws Refused 400 naming the members that a profile with a registration number lacks. */
export function requireCompanyDetails(call: Call, profile: JsonObject, path: string): void {
  const { rules } = call;
  const missing = rules.missingCompanyDetails(profile, rules.registrationIdOf(profile));
  if (missing.length === 0) return;
  throw validationError(
    missing.map((member) => ({
      field: `${path}${member}`,
      type: 'missing_value',
      message: `${path}${member} must be given together with b2b.companyRegistrationId.`,
    })),
  );
}

/** Assigns a customer to the company with its registration number; creates the company if there is none. */
export function joinCompany(call: Call, customer: Customer): void {
  const { rules, tenant } = call;
  const registrationId = rules.registrationIdOf(customer.profile);
  if (registrationId === undefined) return;
  const { legalEntities, assignments } = tenant.store;
  const company =
    rules.companyWith(registrationId, legalEntities.values()) ??
    addCompany(call, rules.companyFor(registrationId, customer.profile));
  if (rules.assignmentExists(customer.id, company.id, assignments.values())) return;
  const id = rules.newCompanyId();
  assignments.set(id, { id, legalEntityId: company.id, customerId: customer.id, fields: { type: 'CONTACT' } });
}

/** Stores a new company. */
export function addCompany(call: Call, fields: JsonObject): LegalEntity {
  const company: LegalEntity = { id: call.rules.newCompanyId(), fields, createdAt: call.now };
  call.tenant.store.legalEntities.set(company.id, company);
  return company;
}

/** The id inside a reference such as `legalEntity`. */
export const referenceAt = (sent: JsonObject, member: string): string => stringAt(objectAt(sent, member), 'id');
