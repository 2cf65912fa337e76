export { ApiError, type ApiErrorCode, type ApiErrorDetails } from './api-error.ts';
export { fetchAnswer, type FetchOptions } from './fetch.ts';
export { buildRequest, buildRequestOf, type ApiAccess, type ApiRequest } from './request.ts';
export { readResponse, type ApiResponse, type ApiResult, type ReadOptions } from './response.ts';
export { readRetryAfter } from './retry-after.ts';
export { signedAddressEnd } from './signed-address.ts';
