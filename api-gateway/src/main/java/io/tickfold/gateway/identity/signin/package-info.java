/// Signing in by a link that is sent to a mailbox: login asks for the link, verify uses it up.
///
/// A mailbox's address stays in this package, its tables and the mail itself.
package io.tickfold.gateway.identity.signin;
