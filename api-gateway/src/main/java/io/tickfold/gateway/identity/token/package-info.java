/// Bearer tokens: which are valid, what they allow, and how ours are signed.
package io.tickfold.gateway.identity.token;
