import { deepCopy, omit, stringAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { ContactAssignment, LegalEntity } from '../model.ts';
import { created, json, noContent, ok } from '../operation.ts';
import type { Call, ProtectedOperation, Operation } from '../operation.ts';
import { badRequest, duplicateId, notFound } from '../refusals.ts';
import { addCompany, referenceAt } from './company-membership.ts';
import { deleteWhere } from '../store.ts';
import { listAnswer } from './list-answer.ts';
import { validatedBody } from './request-checks.ts';

const companies = '/customer-management/:tenant/legal-entities';
const assignments = '/customer-management/:tenant/contact-assignments';
const service = { callers: ['service'], documents403: true } as const;
const readCompanies = { ...service, scopes: ['customermanagement.legalentity_read'] };
const ownCompanies = ['customermanagement.legalentity_read_own'];
const manageCompanies = { ...service, scopes: ['customermanagement.legalentity_manage'] };
const readAssignments = { ...service, scopes: ['customermanagement.contactassignment_read'] };
const manageAssignments = { ...service, scopes: ['customermanagement.contactassignment_manage'] };

const companyView = (company: LegalEntity): JsonObject => ({ ...deepCopy(company.fields), id: company.id });

function assignmentView(call: Call, assignment: ContactAssignment): JsonObject {
  const { customers, legalEntities } = call.tenant.store;
  const company = legalEntities.get(assignment.legalEntityId);
  const profile = customers.get(assignment.customerId)?.profile ?? {};
  return {
    ...deepCopy(assignment.fields),
    id: assignment.id,
    legalEntity: { id: assignment.legalEntityId, name: company ? (textAt(company.fields, 'name') ?? '') : '' },
    customer: { id: assignment.customerId, email: stringAt(profile, 'contactEmail') },
  };
}

function requireCompany(call: Call): LegalEntity {
  const { legalEntityId = '' } = call.params;
  const company = call.tenant.store.legalEntities.get(legalEntityId);
  if (!company) throw notFound(`Legal entity ${legalEntityId}`);
  return company;
}

function requireAssignment(call: Call): ContactAssignment {
  const { contactAssignmentId = '' } = call.params;
  const assignment = call.tenant.store.assignments.get(contactAssignmentId);
  if (!assignment) throw notFound(`Contact assignment ${contactAssignmentId}`);
  return assignment;
}

const createCompany: ProtectedOperation = {
  ...manageCompanies,
  id: 'POST-customer-mgmt-create-legal-entity',
  route: `POST ${companies}`,
  mediaTypes: json,
  run: (call) => {
    const sent = validatedBody(call, (body) => call.rules.checkLegalEntity(body));
    return created(addCompany(call, deepCopy(omit(sent, 'id'))).id);
  },
};

const listCompanies: ProtectedOperation = {
  id: 'GET-customer-mgmt-list-legal-entities',
  route: `GET ${companies}`,
  callers: ['service', 'customer'],
  scopes: [...readCompanies.scopes, ...ownCompanies],
  documents403: true,
  run: (call) => {
    const { legalEntities, assignments } = call.tenant.store;
    const records = [...legalEntities.values()]
      .filter(({ id }) => call.rules.mayReadCompany(call.bearer, id, [...assignments.values()], listCompanies.id))
      .map(companyView);
    return listAnswer(call, records, call.query['q'], (record) => record);
  },
};

const readCompany: ProtectedOperation = {
  ...readCompanies,
  id: 'GET-customer-mgmt-retrieve-legal-entity',
  route: `GET ${companies}/:legalEntityId`,
  run: (call) => ok(companyView(requireCompany(call))),
};

const removeCompany: ProtectedOperation = {
  ...manageCompanies,
  id: 'DELETE-customer-mgmt-remove-legal-entity',
  route: `DELETE ${companies}/:legalEntityId`,
  run: (call) => {
    const { store } = call.tenant;
    const company = requireCompany(call);
    store.legalEntities.delete(company.id);
    deleteWhere(store.assignments, ({ legalEntityId }) => legalEntityId === company.id);
    return noContent;
  },
};

const createAssignment: ProtectedOperation = {
  ...manageAssignments,
  id: 'POST-customer-mgmt-create-contact-assignment',
  route: `POST ${assignments}`,
  mediaTypes: json,
  run: (call) => {
    const { rules, tenant } = call;
    const sent = validatedBody(call, (body) => rules.checkAssignment(body));
    const legalEntityId = referenceAt(sent, 'legalEntity');
    const customerId = referenceAt(sent, 'customer');
    if (!tenant.store.legalEntities.has(legalEntityId)) throw badRequest('legalEntity.id names no legal entity.');
    if (!tenant.store.customers.has(customerId)) throw badRequest('customer.id names no customer.');
    if (rules.assignmentExists(customerId, legalEntityId, tenant.store.assignments.values())) {
      throw duplicateId('The contact assignment');
    }
    const id = rules.newCompanyId();
    const fields = deepCopy(omit(sent, 'id', 'legalEntity', 'customer'));
    tenant.store.assignments.set(id, { id, legalEntityId, customerId, fields });
    return created(id);
  },
};

const listAssignments: ProtectedOperation = {
  ...readAssignments,
  id: 'GET-customer-mgmt-list-contact-assignments',
  route: `GET ${assignments}`,
  run: (call) => {
    const records = [...call.tenant.store.assignments.values()].map((assignment) => assignmentView(call, assignment));
    return listAnswer(call, records, call.query['q'], (record) => record);
  },
};

const readAssignment: ProtectedOperation = {
  ...readAssignments,
  id: 'GET-customer-mgmt-retrieve-contact-assignment',
  route: `GET ${assignments}/:contactAssignmentId`,
  run: (call) => ok(assignmentView(call, requireAssignment(call))),
};

const removeAssignment: ProtectedOperation = {
  ...manageAssignments,
  id: 'DELETE-customer-mgmt-remove-contact-assignment',
  route: `DELETE ${assignments}/:contactAssignmentId`,
  run: (call) => {
    call.tenant.store.assignments.delete(requireAssignment(call).id);
    return noContent;
  },
};

export const companyOperations: readonly Operation[] = [
  createCompany,
  listCompanies,
  readCompany,
  removeCompany,
  createAssignment,
  listAssignments,
  readAssignment,
  removeAssignment,
];
