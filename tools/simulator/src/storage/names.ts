/** Names of the storage. */

/** The bucket that all objects are in. */
export const bucket = 'b2-eu-cen';
/** The members of an address's query that say which part of which upload a request is about. */
export const partQuery = { number: 'partNumber', upload: 'uploadId' } as const;
