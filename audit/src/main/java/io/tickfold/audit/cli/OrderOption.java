package io.tickfold.audit.cli;

import io.tickfold.contract.value.OrderId;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Accepts a well-formed id of an order on a command line, and refuses any other text.
public final class OrderOption implements ITypeConverter<OrderId> {

    @Override
    public OrderId convert(String text) {
        if (!OrderId.isValid(text)) {
            throw new TypeConversionException(
                    String.format(Locale.ROOT, "'%s' is no id of an order", text));
        }
        return new OrderId(text);
    }
}
