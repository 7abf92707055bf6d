package io.tickfold.gateway.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares who may call an endpoint and which budget its requests spend, on the controller's
/// method or on the method of the interface that describes it.
///
/// Security, limits and the API's description all read it. An endpoint without it needs a token.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Endpoint {

    Access access() default Access.TOKEN;

    /// The budget of its requests; GET, HEAD and OPTIONS always count as reads.
    Traffic traffic() default Traffic.WRITES;
}
