package io.tickfold.gateway.trade;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lists the client's orders.
@Controller
@RequestMapping(OrdersController.PATH)
final class OrdersController implements OrdersApi {

    static final String PATH = "/api/v1/trade";

    private final OrderReads orders;

    OrdersController(OrderReads orders) {
        this.orders = orders;
    }

    @GetMapping("/open")
    @Override
    public Answer openAlias(HttpServletRequest request, Principal client) {
        return open(request, client);
    }

    @GetMapping("/orders")
    @Override
    public Answer open(HttpServletRequest request, Principal client) {
        return orders.open(request, new AccountId(client.getName()));
    }

    @GetMapping("/close")
    @Override
    public Answer closed(HttpServletRequest request, Principal client) {
        return orders.closed(request, new AccountId(client.getName()), PATH + "/close");
    }

    @GetMapping("/orders/{orderId}")
    @Override
    public Answer order(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        return orders.order(request, new AccountId(client.getName()), orderId);
    }

    @GetMapping("/orders/{orderId}/explanation")
    @Override
    public Answer explanation(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        return orders.explanation(request, new AccountId(client.getName()), orderId);
    }
}
