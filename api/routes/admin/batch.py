"""Several writes in one request."""

from api.web import batches, bodies, limits
from api.web.authoring import Authoring
from api.web.batches import Operation
from api.web.bodies import Body
from api.web.calls import Call, Done
from api.web.wsgi import ADMIN
from schemas.batch import BatchInput, BatchResult

MOST_BYTES = 8 * bodies.MOST_BYTES

blp = Authoring("batch", __name__, description="Several writes in one request.")


@blp.route(f"{ADMIN}/batch", methods=["POST"])
@blp.writes("doBatch", BatchResult, scope=None, body=Body(BatchInput, most_bytes=MOST_BYTES))
def do_batch(call: Call) -> Done:
    """Does up to 100 writes in their order, in one transaction.

    Each needs the scope, the condition and the body that it needs alone, and is answered as it would be alone, in `results`. With
    `atomic` all are done or none: where one is refused, the answer is its problem, with its place in `detail` and `errors`, and
    `results` has 424 for the others. Else each is done for itself, and the answer is 200 whatever becomes of them. Keys and links to
    previews are not made in a batch. Each operation counts for the limit of the key.
    """
    values = bodies.load(BatchInput(), call.body)
    limits.limit_more(len(values["operations"]) - 1)
    operations = [Operation(number, **one) for number, one in enumerate(values["operations"])]
    results = batches.together(call, operations) if values["atomic"] else batches.each(call, operations)
    return Done({"results": results}, None, "batch")
