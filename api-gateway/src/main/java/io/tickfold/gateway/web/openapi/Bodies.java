package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/// Names the bodies of an endpoint's request and of its answer, in JSON.
@ApiResponse(responseCode = "200", content = @Content)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Bodies {

    /// What every request must have, if anything.
    Class<?>[] takes() default {};

    /// What the answer has.
    Class<?> answers();

    /// Whether the answer can be had in words, too.
    boolean inWords() default false;

    /// What the answer means; by default that something was found or done.
    @AliasFor(annotation = ApiResponse.class)
    String description() default "";

    /// The headers that belong to this answer alone.
    @AliasFor(annotation = ApiResponse.class)
    Header[] headers() default {};
}
