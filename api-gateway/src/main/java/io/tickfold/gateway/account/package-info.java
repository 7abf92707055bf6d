/// What an account has and what happened to it: its balance, what it is worth at the last quotes,
/// and its events.
package io.tickfold.gateway.account;
