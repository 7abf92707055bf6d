package io.tickfold.gateway.trade;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lists an account's orders for operators.
@Controller
@RequestMapping(OperatorOrdersController.PATH + "/{account}")
final class OperatorOrdersController implements OperatorOrdersApi {

    static final String PATH = "/api/v1/admin/accounts";

    private final OrderReads orders;

    OperatorOrdersController(OrderReads orders) {
        this.orders = orders;
    }

    @GetMapping("/orders")
    @Override
    public Answer open(HttpServletRequest request, @PathVariable("account") String account) {
        return orders.open(request, Reads.account(account));
    }

    @GetMapping("/history")
    @Override
    public Answer closed(HttpServletRequest request, @PathVariable("account") String account) {
        AccountId id = Reads.account(account);
        return orders.closed(request, id, PATH + "/" + id + "/history");
    }

    @GetMapping("/orders/{orderId}")
    @Override
    public Answer order(
            HttpServletRequest request,
            @PathVariable("account") String account,
            @PathVariable("orderId") String orderId) {
        return orders.order(request, Reads.account(account), orderId);
    }

    @GetMapping("/orders/{orderId}/explanation")
    @Override
    public Answer explanation(
            HttpServletRequest request,
            @PathVariable("account") String account,
            @PathVariable("orderId") String orderId) {
        return orders.explanation(request, Reads.account(account), orderId);
    }
}
