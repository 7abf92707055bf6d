/// Who is asking: bearer tokens, signed with our secret or by an issuer that publishes its keys.
package io.tickfold.gateway.auth;
