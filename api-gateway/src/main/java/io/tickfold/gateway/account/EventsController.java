package io.tickfold.gateway.account;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Lists what happened to the client's account, gap-free and in order.
@Controller
final class EventsController implements EventsApi {

    private static final int LIMIT = 100;

    private final Reads reads;

    EventsController(Reads reads) {
        this.reads = reads;
    }

    @GetMapping("/api/v1/events")
    @Override
    public Answer events(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        int limit = QueryParameters.limit(request, LIMIT);
        long after =
                QueryParameters.number(request, "after", GatewayRefusal.INVALID_AFTER).orElse(0L);
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.eventsAfter(after, limit),
                events -> Answer.ok(EventsBody.of(events)));
    }
}
