import { graphql } from './request.ts';

/** A post as the feed shows it. */
export interface FeedPost {
  id: string;
  post_id: string;
  url: string;
  actors: { id: string; name: string }[];
  message: { text: string };
  attachments: { id: string; kind: 'photo' | 'video'; uri: string; accessibility_caption: string }[];
  link?: string;
}

/** The newest posts, of a group or of everybody. */
export async function readPosts(groupID: string | undefined): Promise<FeedPost[]> {
  const { data } = await graphql<FeedAnswer>('CometNewsFeedPaginationQuery', {
    count: 10,
    groupID: groupID ?? null,
  });
  return data.viewer.news_feed.edges.map(({ node }) => node);
}

interface FeedAnswer {
  data: { viewer: { news_feed: { edges: { node: FeedPost }[] } } };
}
