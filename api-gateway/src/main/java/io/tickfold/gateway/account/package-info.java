/// What an account has: its balance, its open orders, and what they are worth at the last quotes.
package io.tickfold.gateway.account;
