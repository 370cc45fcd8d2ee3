"""Campaigns for delivery. Which campaigns match, and in which order, is decided in ``api.queries.resources.campaigns``."""

from api.queries.resources import campaigns
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import Detail
from schemas.campaign import Campaign, CampaignItem, CampaignList, CampaignOneQuery, CampaignPartial, CampaignPartialList, CampaignQuery

blp = Blueprint("campaigns", __name__, description="Campaigns with their days, hashtag and figures.")

LIST = Listing(CampaignQuery(), campaigns.LISTED.listed, CampaignItem())
DETAIL = Detail("campaign", campaigns.LISTED.one, Campaign())


@blp.route("/v1/campaigns")
@blp.operation("listCampaigns", LIST.query, CampaignList, partial=CampaignPartialList)
def list_campaigns(read: Read, asked: Asked) -> Answer:
    """Campaigns that match, last to start first.

    Days are inclusive and belong to the site's time zone. Of each figure only the latest value, unless `include=figures.history`.
    """
    return LIST.answer(read, asked)


@blp.route("/v1/campaigns/<ref>", parameters=REF)
@blp.operation("getCampaign", CampaignOneQuery(), Campaign, partial=CampaignPartial, problems=(308, 404, 410))
def get_campaign(read: Read, asked: Asked, ref: str) -> Answer:
    """One campaign, whole.

    With its text, and all values of its figures, oldest first.
    """
    return DETAIL.answer(read, asked, ref)
