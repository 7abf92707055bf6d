/// One immutable type per unit; each refuses values out of its bounds when it is made.
package io.tickfold.contract.value;
