/// All reads: typed answers about one account at one moment.
package io.tickfold.readmodel.query;
