/// The description of the HTTP API, made of what the endpoints say of themselves, and its page.
///
/// An endpoint is described by `@Operation` and by [Bodies], which names the records of its request
/// and of its answer. What all of them share, such as errors, headers and tokens, is added here.
package io.tickfold.gateway.web.openapi;
