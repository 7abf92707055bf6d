/// What every endpoint shares: bodies read within bounds, answers, errors with stable names.
package io.tickfold.gateway.web;
