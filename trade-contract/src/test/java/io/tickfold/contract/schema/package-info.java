/// The published description of the contract, made from its types and their documentation: a JSON
/// Schema of each message, the AsyncAPI document of the topics, and what was released of both.
package io.tickfold.contract.schema;
