"""Several writes in one request."""

from api.web.admin import batch, requests
from api.web.admin.batch import Operation
from api.web.admin.blueprint import AdminBlueprint
from api.web.admin.requests import Body, WriteRequest, WriteResult
from api.web.rate_limits import limits
from api.web.wsgi import ADMIN
from schemas.batch import BatchInput, BatchResult

MOST_BYTES = 8 * requests.MOST_BYTES

blp = AdminBlueprint("batch", __name__, description="Several writes in one request.")


@blp.route(f"{ADMIN}/batch", methods=["POST"])
@blp.writes("doBatch", BatchResult, scope=None, body=Body(BatchInput, most_bytes=MOST_BYTES))
def do_batch(write: WriteRequest) -> WriteResult:
    """Does up to 100 writes in their order, in one transaction.

    Each needs the scope, the condition and the body that it needs alone, and is answered as it would be alone, in `results`. With
    `atomic` all are done or none: where one is refused, the answer is its problem, with its place in `detail` and `errors`, and
    `results` has 424 for the others. Else each is done for itself, and the answer is 200 whatever becomes of them. Keys and links to
    previews are not made in a batch. Each operation counts for the limit of the key. A batch has five seconds: operations that come
    later are 503 `unavailable`, and with `atomic` nothing is done.
    """
    values = requests.load(BatchInput(), write.body)
    limits.limit_more(len(values["operations"]) - 1)
    operations = [Operation(number, **one) for number, one in enumerate(values["operations"])]
    results = batch.together(write, operations) if values["atomic"] else batch.each(write, operations)
    return WriteResult({"results": results}, None, "batch")
