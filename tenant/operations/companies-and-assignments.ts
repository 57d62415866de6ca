import { copyOf, omit, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { ContactAssignment, LegalEntity } from '../model.ts';
import { created, json, noContent, ok } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { badRequest, duplicateId, notFound } from '../refusals.ts';
import { addCompany, referenceAt } from './company-membership.ts';
import { listAnswer } from './list-answer.ts';
import { checked } from './shared.ts';

const companies = '/customer-management/:tenant/legal-entities';
const assignments = '/customer-management/:tenant/contact-assignments';
const service = { callers: ['service'], forbids: true } as const;
const readCompanies = { ...service, scopes: ['customermanagement.legalentity_read'] };
const manageCompanies = { ...service, scopes: ['customermanagement.legalentity_manage'] };
const readAssignments = { ...service, scopes: ['customermanagement.contactassignment_read'] };
const manageAssignments = { ...service, scopes: ['customermanagement.contactassignment_manage'] };

const companyView = (company: LegalEntity): JsonObject => ({ ...copyOf(company.fields), id: company.id });

function assignmentView(call: Call, assignment: ContactAssignment): JsonObject {
  const { customers, legalEntities } = call.shop.store;
  const company = legalEntities.get(assignment.legalEntityId);
  const profile = customers.get(assignment.customerId)?.profile ?? {};
  return {
    ...copyOf(assignment.fields),
    id: assignment.id,
    legalEntity: { id: assignment.legalEntityId, name: company ? (textAt(company.fields, 'name') ?? '') : '' },
    customer: { id: assignment.customerId, email: textAt(profile, 'contactEmail') ?? '' },
  };
}

function namedCompany(call: Call): LegalEntity {
  const { legalEntityId = '' } = call.params;
  const company = call.shop.store.legalEntities.get(legalEntityId);
  if (!company) throw notFound(`Legal entity ${legalEntityId}`);
  return company;
}

function namedAssignment(call: Call): ContactAssignment {
  const { contactAssignmentId = '' } = call.params;
  const assignment = call.shop.store.assignments.get(contactAssignmentId);
  if (!assignment) throw notFound(`Contact assignment ${contactAssignmentId}`);
  return assignment;
}

const createCompany: GuardedOperation = {
  ...manageCompanies,
  id: 'POST-customer-mgmt-create-legal-entity',
  method: 'POST',
  path: companies,
  takes: json,
  run: (call) => {
    const sent = checked(call, (body) => call.rules.checkLegalEntity(body));
    return created(addCompany(call, copyOf(omit(sent, 'id'))).id);
  },
};

const listCompanies: GuardedOperation = {
  ...readCompanies,
  id: 'GET-customer-mgmt-list-legal-entities',
  method: 'GET',
  path: companies,
  run: (call) => {
    const records = [...call.shop.store.legalEntities.values()].map(companyView);
    return listAnswer(call, records, call.query['q'], (record) => record);
  },
};

const readCompany: GuardedOperation = {
  ...readCompanies,
  id: 'GET-customer-mgmt-retrieve-legal-entity',
  method: 'GET',
  path: `${companies}/:legalEntityId`,
  run: (call) => ok(companyView(namedCompany(call))),
};

const removeCompany: GuardedOperation = {
  ...manageCompanies,
  id: 'DELETE-customer-mgmt-remove-legal-entity',
  method: 'DELETE',
  path: `${companies}/:legalEntityId`,
  run: (call) => {
    const { store } = call.shop;
    const company = namedCompany(call);
    store.legalEntities.delete(company.id);
    for (const { id, legalEntityId } of store.assignments.values()) {
      if (legalEntityId === company.id) store.assignments.delete(id);
    }
    return noContent;
  },
};

const assign: GuardedOperation = {
  ...manageAssignments,
  id: 'POST-customer-mgmt-create-contact-assignment',
  method: 'POST',
  path: assignments,
  takes: json,
  run: (call) => {
    const { rules, shop } = call;
    const sent = checked(call, (body) => rules.checkAssignment(body));
    const legalEntityId = referenceAt(sent, 'legalEntity');
    const customerId = referenceAt(sent, 'customer');
    if (!shop.store.legalEntities.has(legalEntityId)) throw badRequest('legalEntity.id names no legal entity.');
    if (!shop.store.customers.has(customerId)) throw badRequest('customer.id names no customer.');
    if (rules.assignmentExists(customerId, legalEntityId, shop.store.assignments.values())) {
      throw duplicateId('The contact assignment');
    }
    const id = rules.newCompanyId();
    const fields = copyOf(omit(omit(omit(sent, 'id'), 'legalEntity'), 'customer'));
    shop.store.assignments.set(id, { id, legalEntityId, customerId, fields });
    return created(id);
  },
};

const listAssignments: GuardedOperation = {
  ...readAssignments,
  id: 'GET-customer-mgmt-list-contact-assignments',
  method: 'GET',
  path: assignments,
  run: (call) => {
    const records = [...call.shop.store.assignments.values()].map((assignment) => assignmentView(call, assignment));
    return listAnswer(call, records, call.query['q'], (record) => record);
  },
};

const readAssignment: GuardedOperation = {
  ...readAssignments,
  id: 'GET-customer-mgmt-retrieve-contact-assignment',
  method: 'GET',
  path: `${assignments}/:contactAssignmentId`,
  run: (call) => ok(assignmentView(call, namedAssignment(call))),
};

const unassign: GuardedOperation = {
  ...manageAssignments,
  id: 'DELETE-customer-mgmt-remove-contact-assignment',
  method: 'DELETE',
  path: `${assignments}/:contactAssignmentId`,
  run: (call) => {
    call.shop.store.assignments.delete(namedAssignment(call).id);
    return noContent;
  },
};

export const b2bOperations: readonly Operation[] = [
  createCompany,
  listCompanies,
  readCompany,
  removeCompany,
  assign,
  listAssignments,
  readAssignment,
  unassign,
];
