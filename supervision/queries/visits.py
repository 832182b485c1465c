"""Reading the route of a visit."""


def route_of(topic):
    return list(topic.stops.order_by("order"))


def has_route(topic):
    return topic.stops.exists()
