package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.wire.MessageType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Adds the schemas that are one of several, each with a field that tells which one it is.
final class Unions {

    private static final String ACCOUNT_EVENT = "AccountEvent";
    private static final String ORDER_ENTRY = "OrderHistoryEntry";
    private static final String TYPE = "type";

    private Unions() {}

    static void define(Components components) {
        Map<String, String> orders = new LinkedHashMap<>();
        orders.put("OPEN", "OpenOrder");
        orders.put("CLOSED", "ClosedOrder");
        components.addSchemas("Order", union("status", orders));
        ofEvents(components, ACCOUNT_EVENT, "Event", EventSchemas.TYPES);
        List<MessageType> ofOrders =
                EventSchemas.TYPES.stream()
                        .filter(type -> OrderEvent.class.isAssignableFrom(type.messageClass()))
                        .toList();
        ofEvents(components, ORDER_ENTRY, "Entry", ofOrders);
    }

    /// Makes one schema for each type of event out of one for all of them.
    private static void ofEvents(
            Components components, String name, String suffix, List<MessageType> types) {
        Schema<?> any = Objects.requireNonNull(components.getSchemas().get(name));
        Map<String, String> members = new LinkedHashMap<>();
        for (MessageType type : types) {
            String member = EventSchemas.nameOf(type) + suffix;
            components.addSchemas(member, one(any, type));
            members.put(type.wireName(), member);
        }
        components.addSchemas(name, union(TYPE, members));
    }

    private static Schema<?> one(Schema<?> any, MessageType type) {
        Schema<?> one = new JsonSchema().types(Set.of("object"));
        any.getProperties().forEach(one::addProperty);
        one.addProperty(TYPE, constant(type.wireName()));
        one.addProperty("data", References.to(EventSchemas.nameOf(type)));
        return one.required(List.copyOf(any.getRequired()));
    }

    private static Schema<?> constant(String value) {
        return new StringSchema()._enum(List.of(value));
    }

    private static Schema<?> union(String property, Map<String, String> members) {
        Schema<?> union = new JsonSchema();
        Discriminator discriminator = new Discriminator().propertyName(property);
        members.forEach((value, member) -> {
            union.addOneOfItem(References.to(member));
            discriminator.mapping(value, References.schema(member));
        });
        return union.discriminator(discriminator);
    }
}
