package dev.loveless.junit.coverage;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test an engine whose coverage is recorded, as the extension for tests of machines does. */
final class WatchedOrders implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(WatchedOrders.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Orders.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Orders orders = new Orders(Coverage.watch(context));
        context.getStore(NAMESPACE).put(Orders.class, orders);
        return orders;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Orders orders = context.getStore(NAMESPACE).remove(Orders.class, Orders.class);
        if (orders != null) {
            orders.close();
        }
    }
}
