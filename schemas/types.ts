// Generated from schemas/*.json by tools/generate-types.ts. Change the schemas and run npm run generate.

/**
 * All addresses of a customer.
 */
export type AddressList = Address[];
/**
 * One page of customers, as the tenant reads them.
 */
export type CustomerForSellerList = CustomerForSeller[];
/**
 * One page of companies, as the tenant reads them.
 */
export type LegalEntityList = LegalEntity[];
/**
 * The body of a 401: the gateway's fault is documented, a refused password is told by the service.
 */
export type Refusal = Fault | ErrorMessage;

/**
 * The type of each schema by its title.
 */
export interface Schemas {
  AccountId: AccountId;
  AccountLimit: AccountLimit;
  Address: Address;
  AddressCreate: AddressCreate;
  AddressList: AddressList;
  AddressUpdate: AddressUpdate;
  AnonymousCustomer: AnonymousCustomer;
  AnonymousToken: AnonymousToken;
  B2B: B2B;
  B2BRegistration: B2BRegistration;
  CompanyError: CompanyError;
  ContactAssignmentCreate: ContactAssignmentCreate;
  Customer: Customer;
  CustomerCreateBySeller: CustomerCreateBySeller;
  CustomerDetails: CustomerDetails;
  CustomerForSeller: CustomerForSeller;
  CustomerForSellerList: CustomerForSellerList;
  CustomerPatch: CustomerPatch;
  CustomerPatchBySeller: CustomerPatchBySeller;
  CustomerSearch: CustomerSearch;
  CustomerSignup: CustomerSignup;
  CustomerToken: CustomerToken;
  EmailChangeConfirmation: EmailChangeConfirmation;
  EmailChangeRequest: EmailChangeRequest;
  ErrorDetail: ErrorDetail;
  ErrorMessage: ErrorMessage;
  ExchangedToken: ExchangedToken;
  Fault: Fault;
  LegalEntityCreate: LegalEntityCreate;
  LegalEntityList: LegalEntityList;
  LegalEntityReference: LegalEntityReference;
  LegalInfo: LegalInfo;
  Metadata: Metadata;
  MixinLinks: MixinLinks;
  Mixins: Mixins;
  OptInCustomerToken: OptInCustomerToken;
  OptInResend: OptInResend;
  PasswordAuthentication: PasswordAuthentication;
  PasswordChange: PasswordChange;
  PasswordResetRequest: PasswordResetRequest;
  PasswordResetUpdate: PasswordResetUpdate;
  RefreshedCustomerToken: RefreshedCustomerToken;
  Refusal: Refusal;
  ResourceId: ResourceId;
  ResourceLocation: ResourceLocation;
  ServiceToken: ServiceToken;
  ServiceTokenRequest: ServiceTokenRequest;
  SignupAddress: SignupAddress;
  SocialLoginToken: SocialLoginToken;
  TokenValidation: TokenValidation;
}
/**
 * A login of a customer.
 */
export interface AccountId {
  /**
   * The e-mail address that logs in.
   */
  id: string;
  /**
   * The account's id at an identity provider; social logins only.
   */
  providerId?: string | null | undefined;
}
/**
 * What a company may spend.
 */
export interface AccountLimit {
  currency?: string | undefined;
  value?: number | undefined;
}
/**
 * An address of a customer, as read.
 */
export interface Address {
  id: string;
  contactName: string;
  companyName?: string | undefined;
  street?: string | undefined;
  streetNumber?: string | undefined;
  streetAppendix?: string | undefined;
  extraLine1?: string | undefined;
  extraLine2?: string | undefined;
  extraLine3?: string | undefined;
  extraLine4?: string | undefined;
  zipCode?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  contactPhone?: string | undefined;
  tags?: string[] | undefined;
  isDefault?: boolean | undefined;
  metadata?: Metadata | undefined;
  mixins?: Mixins | undefined;
}
/**
 * The version for optimistic locking, and the schema of each mixin.
 */
export interface Metadata {
  version?: number | undefined;
  mixins?: Mixins | undefined;
}
/**
 * Additional properties by mixin name; what they hold is the tenant's own.
 */
export interface Mixins {
  [k: string]: unknown;
}
/**
 * An address to add; the documentation requires no member of it.
 */
export interface AddressCreate {
  contactName?: string | undefined;
  companyName?: string | undefined;
  street?: string | undefined;
  streetNumber?: string | undefined;
  streetAppendix?: string | undefined;
  extraLine1?: string | undefined;
  extraLine2?: string | undefined;
  extraLine3?: string | undefined;
  extraLine4?: string | undefined;
  zipCode?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  contactPhone?: string | undefined;
  tags?: string[] | undefined;
  metadata?: MixinLinks | undefined;
  mixins?: Mixins | undefined;
}
/**
 * Metadata of something that is yet to be created, so without a version.
 */
export interface MixinLinks {
  mixins?: Mixins | undefined;
}
/**
 * The members of an address to change.
 */
export interface AddressUpdate {
  contactName?: string | undefined;
  companyName?: string | undefined;
  street?: string | undefined;
  streetNumber?: string | undefined;
  streetAppendix?: string | undefined;
  extraLine1?: string | undefined;
  extraLine2?: string | undefined;
  extraLine3?: string | undefined;
  extraLine4?: string | undefined;
  zipCode?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  contactPhone?: string | undefined;
  tags?: string[] | undefined;
  isDefault?: boolean | undefined;
  metadata?: Metadata | undefined;
  mixins?: Mixins | undefined;
}
/**
 * The profile that a guest reads: of nobody in particular, so no personal member is declared.
 */
export interface AnonymousCustomer {
  id: '00000000';
  customerNumber: '00000000';
  /**
   * @maxItems 0
   */
  accounts: [];
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  preferredLanguage?: string | null | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | null | undefined;
  preferredSite?: string | null | undefined;
  /**
   * @maxItems 0
   */
  addresses?: [] | null | undefined;
  businessModel?: 'B2B' | 'B2C' | null | undefined;
  metadata?: Metadata | null | undefined;
  mixins?: Mixins | null | undefined;
}
/**
 * The token of a guest.
 */
export interface AnonymousToken {
  access_token: string;
  token_type: 'Bearer';
  /**
   * Seconds; an anonymous token lives one hour at most.
   */
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  sessionId: string;
  scope: string;
}
/**
 * What a profile says of the customer's companies.
 */
export interface B2B {
  companyRegistrationId?: string | null | undefined;
  legalEntities?: LegalEntityReference[] | null | undefined;
}
/**
 * A company that the customer is assigned to, as the profile names it.
 */
export interface LegalEntityReference {
  id: string;
  name?: string | null | undefined;
  contactAssignmentId?: string | null | undefined;
}
/**
 * The company a customer signs up for; makes firstName, lastName and company mandatory.
 */
export interface B2BRegistration {
  companyRegistrationId?: string | undefined;
}
/**
 * An error told by the service that keeps the companies: it spells errors its own way.
 */
export interface CompanyError {
  /**
   * Meant to repeat the HTTP status.
   */
  code?: number | undefined;
  /**
   * The status in words.
   */
  status?: string | undefined;
  message: string;
  details?: unknown[] | undefined;
}
/**
 * Makes a customer a contact of a company.
 */
export interface ContactAssignmentCreate {
  /**
   * A custom id. The published pattern forgets its quantifier: it would allow one character.
   */
  id?: string | undefined;
  legalEntity: ResourceId;
  customer: ResourceId;
  type?: 'PRIMARY' | 'BILLING' | 'LOGISTICS' | 'CONTACT' | undefined;
  primary?: boolean | undefined;
  metadata?: MixinLinks | undefined;
  mixins?: Mixins | undefined;
}
/**
 * Names something that exists.
 */
export interface ResourceId {
  id: string;
}
/**
 * The profile of a customer, as the customer reads it. A member without a value may be null or absent.
 */
export interface Customer {
  id: string;
  customerNumber: string;
  accounts: AccountId[];
  title?: string | null | undefined;
  firstName?: string | null | undefined;
  middleName?: string | null | undefined;
  lastName?: string | null | undefined;
  contactEmail?: string | null | undefined;
  contactPhone?: string | null | undefined;
  company?: string | null | undefined;
  preferredLanguage?: string | null | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | null | undefined;
  preferredSite?: string | null | undefined;
  /**
   * Only where the request expands them.
   */
  addresses?: Address[] | null | undefined;
  defaultAddress?: Address | null | undefined;
  businessModel?: 'B2B' | 'B2C' | null | undefined;
  b2b?: B2B | null | undefined;
  metadata?: Metadata | null | undefined;
  mixins?: Mixins | null | undefined;
  lastLogin?: string | null | undefined;
  /**
   * An empty type counts as CUSTOMER.
   */
  type?: 'CUSTOMER' | 'CONTACT' | '' | null | undefined;
  photoUrl?: string | null | undefined;
  restriction?: string | null | undefined;
  metadataCreatedAt?: string | null | undefined;
  active?: boolean | null | undefined;
  onHold?: boolean | null | undefined;
}
/**
 * A customer whom the tenant creates. The quickstart sends active and onHold too, which the operation's own schema lacks.
 */
export interface CustomerCreateBySeller {
  /**
   * A custom id. The published pattern forgets its quantifier: it would allow one character.
   */
  id?: string | undefined;
  title?: string | undefined;
  firstName?: string | undefined;
  middleName?: string | undefined;
  lastName?: string | undefined;
  contactEmail?: string | undefined;
  contactPhone?: string | undefined;
  company?: string | undefined;
  preferredLanguage?: string | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | undefined;
  preferredSite?: string | undefined;
  type?: 'CUSTOMER' | 'CONTACT' | undefined;
  photoUrl?: string | undefined;
  /**
   * An initial password.
   */
  password?: string | undefined;
  b2b?: B2BRegistration | null | undefined;
  restriction?: string | null | undefined;
  active?: boolean | undefined;
  onHold?: boolean | undefined;
  metadata?: MixinLinks | undefined;
  mixins?: Mixins | undefined;
}
/**
 * The profile of a new customer; a contactEmail must repeat the e-mail of the signup.
 */
export interface CustomerDetails {
  title?: string | undefined;
  firstName?: string | undefined;
  middleName?: string | undefined;
  lastName?: string | undefined;
  contactEmail?: string | undefined;
  contactPhone?: string | undefined;
  company?: string | undefined;
  preferredLanguage?: string | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | undefined;
  preferredSite?: string | undefined;
  b2b?: B2BRegistration | null | undefined;
  metadata?: Metadata | undefined;
  mixins?: Mixins | undefined;
}
/**
 * The profile of a customer, as the tenant reads it. A member without a value may be null or absent.
 */
export interface CustomerForSeller {
  id: string;
  customerNumber: string;
  accounts?: AccountId[] | null | undefined;
  title?: string | null | undefined;
  firstName?: string | null | undefined;
  middleName?: string | null | undefined;
  lastName?: string | null | undefined;
  contactEmail?: string | null | undefined;
  contactPhone?: string | null | undefined;
  company?: string | null | undefined;
  preferredLanguage?: string | null | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | null | undefined;
  preferredSite?: string | null | undefined;
  /**
   * Only where the request expands them.
   */
  addresses?: Address[] | null | undefined;
  defaultAddress?: Address | null | undefined;
  businessModel?: 'B2B' | 'B2C' | null | undefined;
  b2b?: B2B | null | undefined;
  metadata?: Metadata | null | undefined;
  mixins?: Mixins | null | undefined;
  email?: string | null | undefined;
  lastLogin?: string | null | undefined;
  /**
   * An empty type counts as CUSTOMER.
   */
  type?: 'CUSTOMER' | 'CONTACT' | '' | null | undefined;
  photoUrl?: string | null | undefined;
  restriction?: string | null | undefined;
  metadataCreatedAt?: string | null | undefined;
  active?: boolean | null | undefined;
  onHold?: boolean | null | undefined;
}
/**
 * The members of a profile to change. It may be sent as a merge patch, where null removes a member; contactEmail cannot be unset.
 */
export interface CustomerPatch {
  title?: string | null | undefined;
  firstName?: string | null | undefined;
  middleName?: string | null | undefined;
  lastName?: string | null | undefined;
  contactEmail?: string | undefined;
  contactPhone?: string | null | undefined;
  company?: string | null | undefined;
  preferredLanguage?: string | null | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | null | undefined;
  preferredSite?: string | null | undefined;
  b2b?: B2BRegistration | null | undefined;
  metadata?: Metadata | null | undefined;
  mixins?: Mixins | null | undefined;
}
/**
 * The members of a profile that the tenant changes. It may be sent as a merge patch, where null removes a member; contactEmail cannot be unset.
 */
export interface CustomerPatchBySeller {
  title?: string | null | undefined;
  firstName?: string | null | undefined;
  middleName?: string | null | undefined;
  lastName?: string | null | undefined;
  contactEmail?: string | undefined;
  contactPhone?: string | null | undefined;
  company?: string | null | undefined;
  preferredLanguage?: string | null | undefined;
  /**
   * ISO 4217.
   */
  preferredCurrency?: string | null | undefined;
  preferredSite?: string | null | undefined;
  type?: 'CUSTOMER' | 'CONTACT' | null | undefined;
  photoUrl?: string | null | undefined;
  restriction?: string | null | undefined;
  b2b?: B2BRegistration | null | undefined;
  active?: boolean | undefined;
  onHold?: boolean | undefined;
  metadata?: Metadata | null | undefined;
  mixins?: Mixins | null | undefined;
}
/**
 * A search among the tenant's customers.
 */
export interface CustomerSearch {
  q?: string | undefined;
}
/**
 * A customer who wants to be one; signup holds what to log in with when that is not the e-mail and password beside it.
 */
export interface CustomerSignup {
  email: string;
  password: string;
  customerDetails?: CustomerDetails | undefined;
  customerAddress?: SignupAddress | undefined;
  signup?: PasswordAuthentication | undefined;
}
/**
 * The first address of a new customer.
 */
export interface SignupAddress {
  id?: string | undefined;
  contactName: string;
  companyName?: string | undefined;
  street?: string | undefined;
  streetNumber?: string | undefined;
  streetAppendix?: string | undefined;
  extraLine1?: string | undefined;
  extraLine2?: string | undefined;
  extraLine3?: string | undefined;
  extraLine4?: string | undefined;
  zipCode?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  contactPhone?: string | undefined;
  tags?: string[] | undefined;
  isDefault?: boolean | undefined;
  metadata?: Metadata | undefined;
  mixins?: Mixins | undefined;
}
/**
 * An e-mail address and a password to log in with.
 */
export interface PasswordAuthentication {
  email: string;
  password: string;
}
/**
 * The tokens of a customer who logged in.
 */
export interface CustomerToken {
  access_token: string;
  /**
   * A JWT that names the customer.
   */
  saas_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  token_type: 'Bearer';
  session_id: string;
  /**
   * Documented as a string, shown as a boolean.
   */
  initialPassword?: true | false | 'true' | 'false' | undefined;
  /**
   * @deprecated
   */
  accessToken?: string | undefined;
  /**
   * @deprecated
   */
  saasToken?: string | undefined;
  /**
   * @deprecated
   */
  expiresIn?: number | undefined;
  /**
   * @deprecated
   */
  refreshToken?: string | undefined;
  /**
   * @deprecated
   */
  refreshTokenExpiresIn?: number | undefined;
}
/**
 * The mailed token that confirms a new address; the documentation does not mark it as required.
 */
export interface EmailChangeConfirmation {
  token?: string | undefined;
}
/**
 * A new address to log in with, asked for by its owner; the documentation requires no member of it.
 */
export interface EmailChangeRequest {
  email?: string | undefined;
  password?: string | undefined;
  newEmail?: string | undefined;
  /**
   * Whether contactEmail follows; it does not by default.
   */
  syncContactEmail?: boolean | undefined;
}
/**
 * One cause of an error.
 */
export interface ErrorDetail {
  /**
   * The member of the request at fault; empty when it was not a single one.
   */
  field?: string | null | undefined;
  type?: string | undefined;
  message?: string | undefined;
  moreInfo?: string | undefined;
}
/**
 * An error told by the service itself.
 */
export interface ErrorMessage {
  /**
   * Meant to repeat the HTTP status.
   */
  status?: number | undefined;
  /**
   * Any text: the documented values do not all keep the documented pattern.
   */
  type?: string | undefined;
  message: string;
  moreInfo?: string | undefined;
  details?: ErrorDetail[] | undefined;
}
/**
 * The tokens given for another identity provider's token.
 */
export interface ExchangedToken {
  subject_access_token?: string | undefined;
  access_token: string;
  saas_token: string;
  refresh_token: string;
  refresh_token_expires_in: number;
  session_idle_time?: number | undefined;
  /**
   * Usually Bearer, say the documents, so not always.
   */
  token_type: string;
  expires_in: number;
  scope: string;
  session_id: string;
}
/**
 * A refusal of the gateway, before the service was asked.
 */
export interface Fault {
  fault: FaultCause;
}
/**
 * What the gateway objects to.
 */
export interface FaultCause {
  faultstring: string;
  detail?: FaultDetail | undefined;
}
/**
 * The gateway's own name for the cause.
 */
export interface FaultDetail {
  errorcode?: string | undefined;
}
/**
 * A company to create; a COMPANY unless its type says otherwise.
 */
export interface LegalEntityCreate {
  /**
   * A custom id. The published pattern forgets its quantifier: it would allow one character.
   */
  id?: string | undefined;
  name: string;
  type?: 'COMPANY' | 'SUBSIDIARY' | undefined;
  parentId?: string | undefined;
  accountLimit?: AccountLimit | undefined;
  legalInfo?: LegalInfo | undefined;
  customerGroups?: ResourceId[] | undefined;
  entitiesAddresses?: ResourceId[] | undefined;
  approvalGroup?: ResourceId[] | undefined;
  metadata?: MixinLinks | undefined;
  mixins?: Mixins | undefined;
}
/**
 * How a company is registered.
 */
export interface LegalInfo {
  legalName?: string | undefined;
  registrationDate?: string | undefined;
  taxRegistrationNumber?: string | undefined;
  registrationAgency?: string | undefined;
  countryOfRegistration?: string | undefined;
  registrationId?: string | undefined;
}
export interface LegalEntity {
  id: string;
  name?: string | null | undefined;
  type?: string | undefined;
}
/**
 * The tokens of a customer who confirmed a double opt-in; the documented example has no session.
 */
export interface OptInCustomerToken {
  access_token: string;
  /**
   * A JWT that names the customer.
   */
  saas_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  token_type: 'Bearer';
  session_id?: string | undefined;
  /**
   * Documented as a string, shown as a boolean.
   */
  initialPassword?: true | false | 'true' | 'false' | undefined;
  /**
   * @deprecated
   */
  accessToken?: string | undefined;
  /**
   * @deprecated
   */
  saasToken?: string | undefined;
  /**
   * @deprecated
   */
  expiresIn?: number | undefined;
  /**
   * @deprecated
   */
  refreshToken?: string | undefined;
  /**
   * @deprecated
   */
  refreshTokenExpiresIn?: number | undefined;
}
/**
 * Asks for the activation mail once more.
 */
export interface OptInResend {
  email: string;
}
/**
 * The password in use, and the one to use from now on.
 */
export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}
/**
 * A password that was forgotten.
 */
export interface PasswordResetRequest {
  email: string;
  /**
   * Where the request was made; handed on in the event.
   */
  site?: string | undefined;
}
/**
 * The mailed token, and the password to set with it.
 */
export interface PasswordResetUpdate {
  token: string;
  password: string;
}
/**
 * The tokens of a refreshed customer session: no SaaS token among them.
 */
export interface RefreshedCustomerToken {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  token_type: 'Bearer';
  session_id: string;
  /**
   * @deprecated
   */
  accessToken?: string | undefined;
  /**
   * @deprecated
   */
  expiresIn?: number | undefined;
  /**
   * @deprecated
   */
  refreshToken?: string | undefined;
  /**
   * @deprecated
   */
  refreshTokenExpiresIn?: number | undefined;
}
/**
 * The id of what was just created.
 */
export interface ResourceLocation {
  id: string;
}
/**
 * The token of a service of the tenant; it cannot be refreshed.
 */
export interface ServiceToken {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
  session_idle_time?: number | undefined;
  /**
   * Empty: there is nothing to refresh with.
   */
  refresh_token?: string | null | undefined;
  refresh_token_expires_in?: number | null | undefined;
}
/**
 * The form that asks for a service token. Without a scope every scope of the key is granted.
 */
export interface ServiceTokenRequest {
  grant_type: 'client_credentials';
  client_id: string;
  client_secret: string;
  /**
   * Separated by spaces.
   */
  scope?: string | undefined;
}
/**
 * The tokens given for an identity provider's authorization code.
 */
export interface SocialLoginToken {
  social_access_token: string;
  social_id_token?: string | undefined;
  access_token: string;
  saas_token: string;
  refresh_token: string;
  /**
   * Seconds, documented as a string; a number is understood as well.
   */
  refresh_token_expires_in?: number | string | undefined;
  session_idle_time?: number | undefined;
  token_type: string;
  /**
   * Seconds, documented as a string; a number is understood as well.
   */
  expires_in: number | string;
  scope?: string | undefined;
}
/**
 * What a valid customer token stands for.
 */
export interface TokenValidation {
  /**
   * Usually Bearer, say the documents, so not always.
   */
  token_type: string;
  expires_in: number;
  scope: string;
  sessionId: string;
  /**
   * The address that was used to log in.
   */
  email: string;
  /**
   * The company that the token is limited to.
   */
  legalEntityId?: string | null | undefined;
}
