// Loaded by path, within the sandbox of the workflows too: what a failure says travels as a payload, so that it is encrypted.
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
