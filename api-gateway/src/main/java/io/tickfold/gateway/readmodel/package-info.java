/// The read model in the gateway: its beans, and what HTTP adds to its questions and answers.
package io.tickfold.gateway.readmodel;
