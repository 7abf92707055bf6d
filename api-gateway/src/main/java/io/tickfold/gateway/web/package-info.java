/// What every endpoint shares: bodies read within bounds, answers, errors with stable names, and
/// the declaration of who may call it, [Endpoint].
///
/// To add an endpoint, write a `@Controller` that returns an [Answer], describe its methods by
/// `@Operation`, and declare by [Endpoint] what differs from "needs a token, counts as a write".
package io.tickfold.gateway.web;
