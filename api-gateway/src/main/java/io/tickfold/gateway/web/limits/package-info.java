/// How much each client may ask for: budgets per account and per address, closes on their own.
package io.tickfold.gateway.web.limits;
