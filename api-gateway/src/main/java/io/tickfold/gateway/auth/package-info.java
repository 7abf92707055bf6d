/// Who is asking: bearer tokens, signed with one secret.
package io.tickfold.gateway.auth;
