/// Who is asking: how clients get a token, and which tokens are valid.
///
/// ```
///  signin ──► token    a link to a mailbox is exchanged for a token
/// ```
package io.tickfold.gateway.identity;
