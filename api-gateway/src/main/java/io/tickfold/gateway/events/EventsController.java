package io.tickfold.gateway.events;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.readmodel.MinPosition;
import io.tickfold.gateway.readmodel.ReadModel;
import io.tickfold.gateway.readmodel.RecordedEvent;
import io.tickfold.gateway.readmodel.View;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Lists what happened to the client's account, gap-free and in order.
@Controller
final class EventsController implements EventsApi {

    private static final int LIMIT = 100;

    private final ReadModel readModel;

    EventsController(ReadModel readModel) {
        this.readModel = readModel;
    }

    @GetMapping("/api/v1/events")
    @Override
    public Answer events(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        int limit = QueryParameters.limit(request, LIMIT);
        long after =
                QueryParameters.number(request, "after", GatewayRefusal.INVALID_AFTER).orElse(0L);
        View<List<RecordedEvent>> view =
                readModel.read(
                        account,
                        MinPosition.of(request),
                        sql -> EventRows.after(sql, account, after, limit));
        return view.mark(Answer.ok(EventsBody.of(view.result())));
    }
}
